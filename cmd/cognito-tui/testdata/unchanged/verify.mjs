// Judges every kind of token with aws-jwt-verify, AWS's own verifier. The emulator's tokens are
// AWS's (their issuer is), or name the emulator itself: the first argument says where it is, the
// environment which issuer it was given.
import { asking, emulator, installed, is, tell } from './stories.mjs';

const userPools = installed('@aws-sdk/client-cognito-identity-provider');
const identityPools = installed('@aws-sdk/client-cognito-identity');
const { CognitoJwtVerifier, JwtRsaVerifier } = installed('aws-jwt-verify');
const { validateCognitoJwtFields } = installed('aws-jwt-verify/cognito-verifier');
const errors = installed('aws-jwt-verify/error');
const { SimpleJwksCache } = installed('aws-jwt-verify/jwk');

const idp = asking(userPools, new userPools.CognitoIdentityProviderClient());
const ids = asking(identityPools, new identityPools.CognitoIdentityClient());
const region = process.env.AWS_REGION;
const likeAWS = process.env.ISSUER === 'aws';
const password = 'Sesame-open-7';

// The verifier fetches by HTTPS alone. What it wants from AWS it gets from the emulator.
const asked = [];
const fetcher = {
  async fetch(uri) {
    asked.push(uri);
    const here = new URL(uri);
    const answer = await fetch(emulator + here.pathname);
    if (!answer.ok) throw new Error(`${uri}: ${answer.status}`);
    return answer.arrayBuffer();
  },
};
const jwksCache = () => new SimpleJwksCache({ fetcher });

// verifierOf is what an app has: AWS's verifier of user pools, or where the issuer is not AWS, its
// verifier of any issuer with the same checks.
const verifierOf = ({ id }, wanted) => {
  if (likeAWS) return CognitoJwtVerifier.create({ userPoolId: id, ...wanted }, { jwksCache: jwksCache() });
  const { tokenUse, clientId, groups, ...rest } = wanted;
  return JwtRsaVerifier.create({
    issuer: `${emulator}/${id}`, audience: null, ...rest, customJwtCheck: ({ payload }) => validateCognitoJwtFields(payload, { tokenUse, clientId, groups }),
  }, { jwksCache: jwksCache() });
};
const refuses = async (verifier, token, kind, what) => {
  const error = await verifier.verify(token).then(() => new Error('it is valid'), (failure) => failure);
  if (!(error instanceof kind)) throw new Error(`${what}: got ${error.name}: ${error.message}, want ${kind.name}`);
};

const newPool = async (name) => {
  const { UserPool: { Id: id } } = await idp.createUserPool({ PoolName: name });
  const at = { UserPoolId: id };
  const made = async (more) => (await idp.createUserPoolClient({ ...at, ClientName: 'app', ...more })).UserPoolClient;
  const web = await made({ ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
  const rotating = await made({ ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } });
  await idp.adminCreateUser({ ...at, Username: 'ada', MessageAction: 'SUPPRESS' });
  await idp.adminSetUserPassword({ ...at, Username: 'ada', Password: password, Permanent: true });
  await idp.createGroup({ ...at, GroupName: 'staff' });
  await idp.adminAddUserToGroup({ ...at, GroupName: 'staff', Username: 'ada' });
  return { id, at, made, web: web.ClientId, rotating: rotating.ClientId };
};
const signIn = async (ClientId) => (await idp.initiateAuth({
  ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: password },
})).AuthenticationResult;
const pool = await newPool('tokens');
const other = await newPool('others');

// judged verifies a pair of tokens: as what they are, and as what they are not.
const judged = async ({ IdToken, AccessToken }, clientId) => {
  for (const [tokenUse, token, otherUse] of [['id', IdToken, 'access'], ['access', AccessToken, 'id']]) {
    const valid = await verifierOf(pool, { tokenUse, clientId, groups: ['admins', 'staff'] }).verify(token);
    is(valid.iss, likeAWS ? `https://cognito-idp.${region}.amazonaws.com/${pool.id}` : `${emulator}/${pool.id}`, 'iss');
    is(valid.token_use, tokenUse, 'token_use');
    is(valid['cognito:groups'].join(), 'staff', 'groups');
    is((await verifierOf(pool, { tokenUse: null, clientId: null }).verify(token)).sub, valid.sub, 'sub, of any use and client');
    await refuses(verifierOf(pool, { tokenUse: otherUse, clientId }), token, errors.CognitoJwtInvalidTokenUseError, 'the other use');
    await refuses(verifierOf(pool, { tokenUse, clientId: 'another0client' }), token, errors.CognitoJwtInvalidClientIdError, 'another client');
    await refuses(verifierOf(pool, { tokenUse, clientId, groups: ['admins'] }), token, errors.CognitoJwtInvalidGroupError, 'another group');
    await refuses(verifierOf(other, { tokenUse, clientId }), token,
      likeAWS ? errors.ParameterValidationError : errors.KidNotFoundInJwksError, 'another pool');
    const [head, body, signature] = token.split('.');
    const changed = JSON.parse(Buffer.from(body, 'base64url'));
    changed.sub = 'somebody-else';
    const forged = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    await refuses(verifierOf(pool, { tokenUse, clientId }), forged, errors.JwtInvalidSignatureError, 'a changed one');
    await expires(verifierOf(pool, { tokenUse, clientId }), token, valid.exp);
  }
};
// expires verifies a token in its last second, and in the one after.
const expires = async (verifier, token, exp) => {
  const { now } = Date;
  try {
    Date.now = () => exp * 1000 - 1;
    await verifier.verify(token);
    Date.now = () => exp * 1000 + 1;
    await refuses(verifier, token, errors.JwtExpiredError, 'an expired one');
  } finally {
    Date.now = now;
  }
};

await tell({
  async 'tokens of a sign-in'() {
    await judged(await signIn(pool.web), pool.web);
  },

  async 'tokens of a refresh'() {
    const { RefreshToken } = await signIn(pool.web);
    const { AuthenticationResult } = await idp.initiateAuth({
      ClientId: pool.web, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
    await judged(AuthenticationResult, pool.web);
  },

  async 'tokens of GetTokensFromRefreshToken'() {
    const { RefreshToken } = await signIn(pool.rotating);
    const { AuthenticationResult } = await idp.getTokensFromRefreshToken({ ClientId: pool.rotating, RefreshToken });
    await judged(AuthenticationResult, pool.rotating);
  },

  async 'scopes of an access token'() {
    const { AccessToken } = await signIn(pool.web);
    const wanted = { tokenUse: 'access', clientId: pool.web };
    await verifierOf(pool, { ...wanted, scope: ['aws.cognito.signin.user.admin'] }).verify(AccessToken);
    await refuses(verifierOf(pool, { ...wanted, scope: ['api/read'] }), AccessToken, errors.JwtInvalidScopeError, 'another scope');
  },

  async 'the token of an app itself'() {
    await idp.createResourceServer({ ...pool.at, Identifier: 'api', Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'reads' }] });
    const { ClientId, ClientSecret } = await pool.made({
      GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['api/read'],
    });
    const { ClientAuthenticationResult: { AccessToken } } = await idp.getClientToken({ ...pool.at, ClientId, Secret: ClientSecret });
    const wanted = { tokenUse: 'access', clientId: ClientId };
    const valid = await verifierOf(pool, { ...wanted, scope: 'api/read' }).verify(AccessToken);
    is(valid.sub, ClientId, 'sub');
    await refuses(verifierOf(pool, { ...wanted, scope: 'api/write' }), AccessToken, errors.JwtInvalidScopeError, 'another scope');
    await refuses(verifierOf(pool, { ...wanted, groups: ['staff'] }), AccessToken, errors.CognitoJwtInvalidGroupError, 'a group');
    await refuses(verifierOf(pool, { ...wanted, clientId: pool.web }), AccessToken, errors.CognitoJwtInvalidClientIdError, 'another client');
    await expires(verifierOf(pool, wanted), AccessToken, valid.exp);
  },

  async 'OpenID tokens of identity pools'() {
    const { IdentityPoolId } = await ids.createIdentityPool({ IdentityPoolName: 'open', AllowUnauthenticatedIdentities: true, AllowClassicFlow: true, DeveloperProviderName: 'login.example' });
    const { IdentityId } = await ids.getId({ IdentityPoolId });
    const guest = await ids.getOpenIdToken({ IdentityId });
    const developer = await ids.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, Logins: { 'login.example': 'ada' } });
    const verifier = (audience, issuer = 'https://cognito-identity.amazonaws.com') =>
      JwtRsaVerifier.create({ issuer, audience, jwksUri: 'https://cognito-identity.amazonaws.com/.well-known/jwks_uri' }, { jwksCache: jwksCache() });
    for (const [{ Token, IdentityId: identity }, amr] of [[{ ...guest, IdentityId }, 'unauthenticated'], [developer, 'authenticated']]) {
      const valid = await verifier(IdentityPoolId).verify(Token);
      is(valid.sub, identity, 'sub');
      is(valid.amr[0], amr, 'amr');
      await refuses(verifier(`${region}:00000000-0000-4000-8000-000000000000`), Token, errors.JwtInvalidAudienceError, 'another identity pool');
      await refuses(verifier(IdentityPoolId, 'https://idp.example'), Token, errors.JwtInvalidIssuerError, 'another issuer');
      await expires(verifier(IdentityPoolId), Token, valid.exp);
    }
  },

  async 'where the keys came from'() {
    const issuer = likeAWS ? `https://cognito-idp.${region}.amazonaws.com` : emulator;
    is(asked.filter((uri) => uri === `${issuer}/${pool.id}/.well-known/jwks.json`).length > 0, true, `the pool's own key set (${[...new Set(asked)]})`);
  },
});
