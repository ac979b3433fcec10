// Signs up and in, and gets credentials, with the AWS SDK for JavaScript, which nobody here wrote.
// Only the environment says where the emulator is.
import { asking, authenticator, control, installed, is, sent, tell } from './stories.mjs';

const userPools = installed('@aws-sdk/client-cognito-identity-provider');
const identityPools = installed('@aws-sdk/client-cognito-identity');
const sts = installed('@aws-sdk/client-sts');
const iam = installed('@aws-sdk/client-iam');
const { fromCognitoIdentity, fromCognitoIdentityPool, fromWebToken } = installed('@aws-sdk/credential-providers');

const region = process.env.AWS_REGION;
const password = 'Sesame-open-7';

const poolsClient = new userPools.CognitoIdentityProviderClient();
const idp = asking(userPools, poolsClient);
const ids = asking(identityPools, new identityPools.CognitoIdentityClient());
const roles = asking(iam, new iam.IAMClient());
// An app has no credentials of its own.
const app = asking(userPools, new userPools.CognitoIdentityProviderClient({
  credentials: () => { throw new Error('an app call was signed'); },
}));

// refused takes the class of the exception that a call must fail with.
const refused = async (promise, kind, message, what) => {
  const error = await promise.then((done) => new Error(`no failure but ${JSON.stringify(done)}`), (failure) => failure);
  if (!(error instanceof kind) || (message && error.message !== message)) {
    throw new Error(`${what}: got ${error.name}: ${error.message}, want ${kind.name}: ${message}`);
  }
  return error;
};
const every = async (pages, member) => {
  const found = [];
  let count = 0;
  for await (const page of pages) {
    found.push(...page[member]);
    count++;
  }
  return { found, count };
};

// newPool makes a pool with a public app client.
const newPool = async (name, pool = {}, client = {}) => {
  const { UserPool: { Id: id } } = await idp.createUserPool({ PoolName: name, AutoVerifiedAttributes: ['email'], ...pool });
  const { UserPoolClient: { ClientId } } = await idp.createUserPoolClient({
    UserPoolId: id, ClientName: 'web',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...client,
  });
  const at = { UserPoolId: id };
  return {
    id, client: ClientId, at,
    async add(Username, attributes = {}) {
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
      await idp.adminCreateUser({ ...at, Username, UserAttributes, MessageAction: 'SUPPRESS' });
      await idp.adminSetUserPassword({ ...at, Username, Password: password, Permanent: true });
    },
    signIn: (USERNAME, PASSWORD = password) => app.initiateAuth({
      ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD },
    }),
    begin: (USERNAME, parameters = {}) => app.initiateAuth({
      ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME, ...parameters },
    }),
    answer: ({ ChallengeName, Session }, USERNAME, responses) => app.respondToAuthChallenge({
      ClientId, ChallengeName, Session, ChallengeResponses: { USERNAME, ...responses },
    }),
    refresh: (REFRESH_TOKEN) => app.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } }),
  };
};
const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const signedIn = ({ AuthenticationResult, ChallengeName }, what) => {
  is(ChallengeName, undefined, `${what}, challenge`);
  is(claims(AuthenticationResult.IdToken).token_use, 'id', `${what}, ID token`);
  is(claims(AuthenticationResult.AccessToken).token_use, 'access', `${what}, access token`);
  return AuthenticationResult;
};
const ses = { EmailSendingAccount: 'DEVELOPER', SourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com', From: 'us@example.com' };
const texts = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'sms' };
const verified = (name) => ({ email: `${name}@example.com`, email_verified: 'true', phone_number: '+15550100', phone_number_verified: 'true' });

// newRole makes a role that an identity pool may give to guests or to users.
const newRole = async (RoleName, amr) => (await roles.createRole({
  RoleName, AssumeRolePolicyDocument: JSON.stringify({
    Version: '2012-10-17', Statement: [{
      Effect: 'Allow', Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } },
    }],
  }),
})).Role.Arn;
const whoIs = (credentials) => asking(sts, new sts.STSClient({ credentials })).getCallerIdentity({});

await tell({
  async 'sign-up, refresh, revocation, sign-out'() {
    const pool = await newPool('signing-up');
    const made = await app.signUp({
      ClientId: pool.client, Username: 'ada', Password: password, UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }],
    });
    is(made.UserConfirmed, false, 'confirmed');
    is(made.CodeDeliveryDetails.Destination, 'a***@e***', 'destination');
    await refused(pool.signIn('ada'), userPools.UserNotConfirmedException, 'User is not confirmed.', 'before the confirmation');
    const confirm = (ConfirmationCode) => app.confirmSignUp({ ClientId: pool.client, Username: 'ada', ConfirmationCode, Session: made.Session });
    await refused(confirm('000000'), userPools.CodeMismatchException, 'Invalid verification code provided, please try again.', 'a wrong code');
    await app.resendConfirmationCode({ ClientId: pool.client, Username: 'ada' });
    const { Session } = await confirm(await sent(pool.id, 'ada'));
    signedIn(await app.initiateAuth({ ClientId: pool.client, AuthFlow: 'USER_AUTH', Session, AuthParameters: { USERNAME: 'ada' } }),
      'with the session of the confirmation');
    const first = signedIn(await pool.signIn('ada'), 'sign-in');
    const user = await app.getUser({ AccessToken: first.AccessToken });
    is(user.UserAttributes.find(({ Name }) => Name === 'email').Value, 'ada@example.com', 'e-mail');
    const again = signedIn(await pool.refresh(first.RefreshToken), 'refresh');
    is(again.RefreshToken, undefined, 'a new refresh token');
    is(claims(again.AccessToken).origin_jti, claims(first.AccessToken).origin_jti, 'origin_jti');
    await app.revokeToken({ ClientId: pool.client, Token: first.RefreshToken });
    await refused(pool.refresh(first.RefreshToken), userPools.NotAuthorizedException, 'Refresh Token has been revoked', 'refresh after revocation');
    await refused(app.getUser({ AccessToken: again.AccessToken }), userPools.NotAuthorizedException, 'Access Token has been revoked', 'the access token after revocation');
    const last = signedIn(await pool.signIn('ada'), 'sign-in again');
    await app.globalSignOut({ AccessToken: last.AccessToken });
    await refused(pool.refresh(last.RefreshToken), userPools.NotAuthorizedException, 'Refresh Token has been revoked', 'refresh after sign-out');
    const { UserCreateDate } = await idp.adminGetUser({ ...pool.at, Username: 'ada' });
    is(UserCreateDate instanceof Date && Math.abs(Date.now() - UserCreateDate) < 60000, true, `a date (${UserCreateDate})`);
  },

  async 'a refresh token that is replaced'() {
    const pool = await newPool('rotating', {}, {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    });
    await pool.add('ada');
    const first = signedIn(await pool.signIn('ada'), 'sign-in').RefreshToken;
    const exchange = (RefreshToken) => app.getTokensFromRefreshToken({ ClientId: pool.client, RefreshToken });
    const second = signedIn(await exchange(first), 'the first exchange').RefreshToken;
    is(typeof second === 'string' && second !== first, true, 'a new refresh token');
    await refused(exchange(first), userPools.RefreshTokenReuseException, undefined, 'the old one again');
  },

  async 'a forgotten password, and one that is changed'() {
    const pool = await newPool('forgetting');
    await pool.add('ada', verified('ada'));
    await app.forgotPassword({ ClientId: pool.client, Username: 'ada' });
    const choose = (Password) => sent(pool.id, 'ada').then((ConfirmationCode) =>
      app.confirmForgotPassword({ ClientId: pool.client, Username: 'ada', ConfirmationCode, Password }));
    await refused(choose('short'), userPools.InvalidPasswordException, undefined, 'a bad password');
    await choose('Another-horse-8');
    const { AccessToken } = signedIn(await pool.signIn('ada', 'Another-horse-8'), 'sign-in');
    await app.changePassword({ AccessToken, PreviousPassword: 'Another-horse-8', ProposedPassword: password });
    signedIn(await pool.signIn('ada'), 'sign-in with the changed one');
    await app.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'ada@example.org' }] });
    await app.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code: await sent(pool.id, 'ada') });
    await app.deleteUser({ AccessToken });
    await refused(pool.signIn('ada'), userPools.UserNotFoundException, 'User does not exist.', 'nobody');
  },

  async NEW_PASSWORD_REQUIRED() {
    const pool = await newPool('inviting');
    const invited = async (Username) => {
      const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }];
      await idp.adminCreateUser({ ...pool.at, Username, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] });
      return sent(pool.id, Username);
    };
    const next = await pool.signIn('ada', await invited('ada'));
    is(next.ChallengeName, 'NEW_PASSWORD_REQUIRED', 'challenge');
    signedIn(await pool.answer(next, 'ada', { NEW_PASSWORD: password, 'userAttributes.given_name': 'Ada' }), 'the new password');
    const ClientId = pool.client;
    const asAdmin = await idp.adminInitiateAuth({
      ...pool.at, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'bob', PASSWORD: await invited('bob') },
    });
    is(asAdmin.ChallengeName, 'NEW_PASSWORD_REQUIRED', 'challenge of a server');
    signedIn(await idp.adminRespondToAuthChallenge({
      ...pool.at, ClientId, ChallengeName: asAdmin.ChallengeName, Session: asAdmin.Session,
      ChallengeResponses: { USERNAME: 'bob', NEW_PASSWORD: password },
    }), 'the new password through a server');
  },

  async 'MFA_SETUP and SOFTWARE_TOKEN_MFA'() {
    const pool = await newPool('authenticators');
    await pool.add('ada');
    await idp.setUserPoolMfaConfig({ ...pool.at, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } });
    const setup = await pool.signIn('ada');
    is(setup.ChallengeName, 'MFA_SETUP', 'challenge');
    const { SecretCode, Session } = await app.associateSoftwareToken({ Session: setup.Session });
    const shown = await app.verifySoftwareToken({ Session, UserCode: authenticator(SecretCode), FriendlyDeviceName: 'phone' });
    is(shown.Status, 'SUCCESS', 'status');
    signedIn(await pool.answer({ ...setup, Session: shown.Session }, 'ada', {}), 'enrolment');
    const next = await pool.signIn('ada');
    is(next.ChallengeName, 'SOFTWARE_TOKEN_MFA', 'challenge after enrolment');
    is(next.ChallengeParameters.FRIENDLY_DEVICE_NAME, 'phone', 'name of the device');
    await refused(pool.answer(next, 'ada', { SOFTWARE_TOKEN_MFA_CODE: '000000' }), userPools.CodeMismatchException, undefined, 'a wrong code');
    signedIn(await pool.answer(next, 'ada', { SOFTWARE_TOKEN_MFA_CODE: authenticator(SecretCode, 1) }), 'the right code');
  },

  async 'SELECT_MFA_TYPE, SMS_MFA and EMAIL_OTP as second factors'() {
    const pool = await newPool('second-factors', { EmailConfiguration: ses, SmsConfiguration: texts });
    await pool.add('ada', verified('ada'));
    await idp.setUserPoolMfaConfig({
      ...pool.at, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: { SmsConfiguration: texts }, EmailMfaConfiguration: {},
    });
    const settings = (more) => idp.adminSetUserMFAPreference({ ...pool.at, Username: 'ada', ...more });
    await settings({ SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } });
    const choice = await pool.signIn('ada');
    is(choice.ChallengeName, 'SELECT_MFA_TYPE', 'challenge');
    is(JSON.parse(choice.ChallengeParameters.MFAS_CAN_CHOOSE).sort().join(), 'EMAIL_OTP,SMS_MFA', 'choices');
    const texted = await pool.answer(choice, 'ada', { ANSWER: 'SMS_MFA' });
    is(texted.ChallengeName, 'SMS_MFA', 'the choice');
    is(texted.ChallengeParameters.CODE_DELIVERY_DESTINATION, '+*******0100', 'destination');
    signedIn(await pool.answer(texted, 'ada', { SMS_MFA_CODE: await sent(pool.id, 'ada') }), 'the code that was texted');
    await settings({ EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
    const mailed = await pool.signIn('ada');
    is(mailed.ChallengeName, 'EMAIL_OTP', 'the preferred factor');
    signedIn(await pool.answer(mailed, 'ada', { EMAIL_OTP_CODE: await sent(pool.id, 'ada') }), 'the code that was mailed');
  },

  async 'SELECT_CHALLENGE, PASSWORD, EMAIL_OTP and SMS_OTP as first factors'() {
    const pool = await newPool('first-factors', {
      EmailConfiguration: ses, SmsConfiguration: texts, Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
    });
    await pool.add('ada', verified('ada'));
    const choice = await pool.begin('ada');
    is(choice.ChallengeName, 'SELECT_CHALLENGE', 'challenge');
    is(choice.AvailableChallenges.sort().join(), 'EMAIL_OTP,PASSWORD,PASSWORD_SRP,SMS_OTP', 'choices');
    signedIn(await pool.answer(choice, 'ada', { ANSWER: 'PASSWORD', PASSWORD: password }), 'the password');
    for (const factor of ['EMAIL_OTP', 'SMS_OTP']) {
      const next = await pool.answer(await pool.begin('ada'), 'ada', { ANSWER: factor });
      is(next.ChallengeName, factor, 'the choice');
      await refused(pool.answer(next, 'ada', { [`${factor}_CODE`]: '00000000' }), userPools.CodeMismatchException, undefined, `a wrong ${factor}`);
      signedIn(await pool.answer(next, 'ada', { [`${factor}_CODE`]: await sent(pool.id, 'ada') }), factor);
      is((await pool.begin('ada', { PREFERRED_CHALLENGE: factor })).ChallengeName, factor, 'preferred');
    }
    const asked = await pool.begin('ada', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password });
    signedIn(asked, 'the password at once');
  },

  async 'an app client with a secret'() {
    const pool = await newPool('secret', {}, { GenerateSecret: true });
    await pool.add('ada');
    await refused(pool.signIn('ada'), userPools.NotAuthorizedException, `Client ${pool.client} is configured with secret but SECRET_HASH was not received`, 'without it');
    const { UserPoolClient: { ClientSecret } } = await idp.describeUserPoolClient({ ...pool.at, ClientId: pool.client });
    const { createHmac } = await import('node:crypto');
    const SECRET_HASH = createHmac('sha256', ClientSecret).update(`ada${pool.client}`).digest('base64');
    signedIn(await app.initiateAuth({
      ClientId: pool.client, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: password, SECRET_HASH },
    }), 'with it');
  },

  async 'pages'() {
    const pool = await newPool('paging');
    const names = Array.from({ length: 23 }, (_, i) => `user-${String(i).padStart(2, '0')}`);
    for (const Username of names) await idp.adminCreateUser({ ...pool.at, Username, MessageAction: 'SUPPRESS' });
    const named = (pages, member, of) => every(pages, member).then(({ found, count }) => `${found.map(of).sort().join()} on ${count}`);
    const paged = { client: poolsClient, pageSize: 10 };
    is(await named(userPools.paginateListUsers({ ...paged, pageSize: undefined }, { ...pool.at, Limit: 10 }), 'Users', (u) => u.Username), `${names} on 3`, 'users');
    const groups = names.slice(0, 12).map((name) => name.replace('user', 'group'));
    for (const GroupName of groups) {
      await idp.createGroup({ ...pool.at, GroupName });
      await idp.adminAddUserToGroup({ ...pool.at, GroupName, Username: names[0] });
    }
    for (const Username of names) await idp.adminAddUserToGroup({ ...pool.at, GroupName: groups[0], Username });
    is(await named(userPools.paginateListGroups(paged, { ...pool.at }), 'Groups', (g) => g.GroupName), `${groups} on 2`, 'groups');
    is(await named(userPools.paginateAdminListGroupsForUser(paged, { ...pool.at, Username: names[0] }), 'Groups', (g) => g.GroupName), `${groups} on 2`, 'groups of a user');
    is(await named(userPools.paginateListUsersInGroup(paged, { ...pool.at, GroupName: groups[0] }), 'Users', (u) => u.Username), `${names} on 3`, 'members');
    for (let i = 0; i < 11; i++) {
      await idp.createUserPoolClient({ ...pool.at, ClientName: `app-${i}` });
      await idp.createResourceServer({ ...pool.at, Identifier: `https://${i}.example`, Name: `api-${i}` });
      await idp.createIdentityProvider({
        ...pool.at, ProviderName: `oidc-${i}`, ProviderType: 'OIDC', AttributeMapping: { email: 'email' }, ProviderDetails: {
          client_id: 'us', client_secret: 'secret', authorize_scopes: 'openid', attributes_request_method: 'GET', oidc_issuer: 'https://idp.example',
          authorize_url: 'https://idp.example/a', token_url: 'https://idp.example/t', attributes_url: 'https://idp.example/u', jwks_uri: 'https://idp.example/k',
        },
      });
    }
    const counted = (pages, member) => every(pages, member).then(({ found, count }) => `${found.length} on ${count}`);
    is(await counted(userPools.paginateListUserPoolClients(paged, { ...pool.at }), 'UserPoolClients'), '12 on 2', 'clients');
    is(await counted(userPools.paginateListResourceServers(paged, { ...pool.at }), 'ResourceServers'), '11 on 2', 'resource servers');
    is(await counted(userPools.paginateListIdentityProviders(paged, { ...pool.at }), 'Providers'), '11 on 2', 'providers');
    signedIn(await pool.add('ada').then(() => pool.signIn('ada')), 'sign-in');
    is(await counted(userPools.paginateAdminListUserAuthEvents({ ...paged, pageSize: 1 }, { ...pool.at, Username: 'ada' }), 'AuthEvents').catch((e) => e.name),
      'UserPoolAddOnNotEnabledException', 'history of a pool without threat protection');
    const all = await every(userPools.paginateListUserPools({ ...paged, pageSize: 2 }, {}), 'UserPools');
    is(all.found.some(({ Id }) => Id === pool.id) && all.count >= 2, true, 'pools');
    for (let i = 0; i < 5; i++) await ids.createIdentityPool({ IdentityPoolName: `paging ${i}`, AllowUnauthenticatedIdentities: false });
    const found = await every(identityPools.paginateListIdentityPools({ client: new identityPools.CognitoIdentityClient(), pageSize: 2 }, {}), 'IdentityPools');
    is(found.found.filter(({ IdentityPoolName }) => IdentityPoolName.startsWith('paging')).length, 5, 'identity pools');
  },

  async 'exceptions by their classes'() {
    const pool = await newPool('refusing', { AliasAttributes: ['email'] });
    await pool.add('ada', verified('ada'));
    await idp.createGroup({ ...pool.at, GroupName: 'staff' });
    const { UserPoolClient: { ClientId: strict } } = await idp.createUserPoolClient({ ...pool.at, ClientName: 'srp', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
    const nobody = { ...pool.at, Username: 'nobody' };
    const table = [
      [() => idp.adminGetUser(nobody), 'UserNotFoundException', 'User does not exist.'],
      [() => idp.adminGetUser({ ...nobody, UserPoolId: 'eu-west-1_Nowhere01' }), 'ResourceNotFoundException', 'User pool eu-west-1_Nowhere01 does not exist.'],
      [() => idp.adminCreateUser({ ...pool.at, Username: 'ada' }), 'UsernameExistsException', 'User account already exists'],
      [() => app.signUp({ ClientId: pool.client, Username: 'ada', Password: password }), 'UsernameExistsException', 'User already exists'],
      [() => app.signUp({ ClientId: pool.client, Username: 'bob', Password: 'short' }), 'InvalidPasswordException', undefined],
      [() => idp.createGroup({ ...pool.at, GroupName: 'staff' }), 'GroupExistsException', undefined],
      [() => idp.listUsers({ ...pool.at, Filter: 'nonsense' }), 'InvalidParameterException', undefined],
      [() => idp.listUsers({ ...pool.at, Limit: 61 }), 'InvalidParameterException', "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60"],
      [() => pool.signIn('ada', 'Wrong-horse-7'), 'NotAuthorizedException', 'Incorrect username or password.'],
      [() => app.initiateAuth({ ClientId: strict, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: password } }), 'InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'],
      [() => app.initiateAuth({ ClientId: 'nobody00000000000000000000', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: password } }), 'ResourceNotFoundException', undefined],
      [() => app.confirmSignUp({ ClientId: pool.client, Username: 'ada', ConfirmationCode: '123456' }), 'NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'],
      [() => app.getUser({ AccessToken: 'no.thing.here' }), 'NotAuthorizedException', 'Invalid Access Token'],
      [() => idp.createUserPoolDomain({ ...pool.at, Domain: 'aws-prefix' }), 'InvalidParameterException', undefined],
      [() => idp.setUserPoolMfaConfig({ ...pool.at, MfaConfiguration: 'ON' }), 'InvalidParameterException', undefined],
    ];
    for (const [call, name, message] of table) {
      const error = await refused(call(), userPools[name], message, call);
      is(error instanceof userPools.CognitoIdentityProviderServiceException, true, `${name} is a service exception`);
      is(error.name, name, 'name');
      is(error.$fault, 'client', 'fault');
      is(error.$metadata.httpStatusCode, 400, 'status');
      is(/^[0-9a-f-]{36}$/.test(error.$metadata.requestId), true, 'request id');
    }
    await refused(ids.describeIdentityPool({ IdentityPoolId: 'eu-west-1:00000000-0000-4000-8000-000000000000' }), identityPools.ResourceNotFoundException, undefined, 'an unknown identity pool');
  },

  async 'retries of what is throttled or fails'() {
    const pool = await newPool('failing');
    await pool.add('ada');
    for (const kind of ['throttle', 'server-error']) {
      await control('POST', '/_faults', { operation: 'AdminGetUser', kind, times: 2 });
      const found = await idp.adminGetUser({ ...pool.at, Username: 'ada' });
      is(found.$metadata.attempts, 3, `attempts after ${kind}`);
      await control('POST', '/_faults', { operation: 'AdminGetUser', kind });
      const want = kind === 'throttle' ? userPools.TooManyRequestsException : userPools.InternalErrorException;
      const error = await refused(idp.adminGetUser({ ...pool.at, Username: 'ada' }), want, undefined, kind);
      is(error.$metadata.attempts, 3, `attempts of ${kind}`);
      await control('DELETE', '/_faults');
    }
  },

  async 'credentials of guests and of users'() {
    const [guest, user, admin] = [await newRole('guest', 'unauthenticated'), await newRole('user', 'authenticated'), await newRole('admin', 'authenticated')];
    const pool = await newPool('identities');
    await pool.add('ada');
    const provider = `cognito-idp.${region}.amazonaws.com/${pool.id}`;
    const newIdentities = (IdentityPoolName, AllowUnauthenticatedIdentities) => ids.createIdentityPool({
      IdentityPoolName, AllowUnauthenticatedIdentities, AllowClassicFlow: true,
      CognitoIdentityProviders: [{ ProviderName: provider, ClientId: pool.client, ServerSideTokenCheck: true }],
    });
    const { IdentityPoolId: identityPoolId } = await newIdentities('open', true);
    const logins = { [provider]: signedIn(await pool.signIn('ada'), 'sign-in').IdToken };
    await refused(whoIs(fromCognitoIdentityPool({ identityPoolId })), identityPools.InvalidIdentityPoolConfigurationException, undefined, 'without roles');
    await ids.setIdentityPoolRoles({ IdentityPoolId: identityPoolId, Roles: { authenticated: user, unauthenticated: guest } });
    const session = (role) => `arn:aws:sts::123456789012:assumed-role/${role}/CognitoIdentityCredentials`;

    is((await whoIs(fromCognitoIdentityPool({ identityPoolId }))).Arn, session('guest'), 'a guest');
    const loggedIn = fromCognitoIdentityPool({ identityPoolId, logins });
    const identity = await whoIs(loggedIn);
    is(identity.Arn, session('user'), 'a user');
    is(identity.Account, '123456789012', 'account');
    const { identityId, expiration } = await loggedIn();
    is(expiration instanceof Date && expiration > new Date(), true, `expiration (${expiration})`);
    is((await ids.getId({ IdentityPoolId: identityPoolId, Logins: logins })).IdentityId, identityId, 'the identity again');
    is((await whoIs(fromCognitoIdentity({ identityId, logins: { [provider]: async () => logins[provider] } }))).Arn, session('user'), 'a known identity');
    await refused(whoIs(fromCognitoIdentity({ identityId })), identityPools.NotAuthorizedException, undefined, 'a user without a login');
    await refused(whoIs(fromCognitoIdentityPool({ identityPoolId, logins: { [provider]: `${logins[provider]}x` } })), identityPools.NotAuthorizedException, undefined, 'a changed token');

    await idp.createGroup({ ...pool.at, GroupName: 'admins', RoleArn: admin });
    await idp.adminAddUserToGroup({ ...pool.at, GroupName: 'admins', Username: 'ada' });
    const { Token: webIdentityToken } = await ids.getOpenIdToken({ IdentityId: identityId, Logins: logins });
    const classic = fromWebToken({ roleArn: user, roleSessionName: 'classic', webIdentityToken });
    is((await whoIs(classic)).Arn, 'arn:aws:sts::123456789012:assumed-role/user/classic', 'the classic flow');
    await refused(whoIs(fromWebToken({ roleArn: guest, roleSessionName: 'classic', webIdentityToken })), Error, undefined, 'a role for guests');
    await refused(whoIs({ accessKeyId: 'ASIAMADEUP', secretAccessKey: 'x', sessionToken: 'made-up' }), Error, undefined, 'a session that nobody gave');

    await ids.updateIdentityPool({ ...await ids.describeIdentityPool({ IdentityPoolId: identityPoolId }), AllowClassicFlow: false });
    await ids.setIdentityPoolRoles({
      IdentityPoolId: identityPoolId, Roles: { authenticated: user, unauthenticated: guest },
      RoleMappings: { [`${provider}:${pool.client}`]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } },
    });
    const preferred = { [provider]: signedIn(await pool.signIn('ada'), 'sign-in as an admin').IdToken };
    is((await whoIs(fromCognitoIdentity({ identityId, logins: preferred }))).Arn, session('admin'), 'the role of a group');
    is((await whoIs(fromCognitoIdentity({ identityId, logins: preferred, customRoleArn: admin }))).Arn, session('admin'), 'a role that is asked for');
    await refused(whoIs(fromCognitoIdentity({ identityId, logins: preferred, customRoleArn: guest })), identityPools.NotAuthorizedException, undefined, 'a role that is not in the token');

    const { IdentityPoolId: closed } = await newIdentities('closed', false);
    await ids.setIdentityPoolRoles({ IdentityPoolId: closed, Roles: { authenticated: user } });
    await refused(whoIs(fromCognitoIdentityPool({ identityPoolId: closed })), identityPools.NotAuthorizedException, undefined, 'a guest where there are none');
  },

  async 'the identities of a developer'() {
    const { IdentityPoolId } = await ids.createIdentityPool({ IdentityPoolName: 'developer', AllowUnauthenticatedIdentities: false, DeveloperProviderName: 'login.example' });
    await ids.setIdentityPoolRoles({ IdentityPoolId, Roles: { authenticated: 'arn:aws:iam::123456789012:role/user' } });
    const open = (name) => ids.getOpenIdTokenForDeveloperIdentity({ IdentityPoolId, Logins: { 'login.example': name } });
    const { IdentityId: identityId, Token } = await open('ada');
    const credentials = fromCognitoIdentity({ identityId, logins: { 'cognito-identity.amazonaws.com': Token } });
    is((await whoIs(credentials)).Arn, 'arn:aws:sts::123456789012:assumed-role/user/CognitoIdentityCredentials', 'the role');
    await open('bob');
    const merged = await ids.mergeDeveloperIdentities({ IdentityPoolId, DeveloperProviderName: 'login.example', SourceUserIdentifier: 'ada', DestinationUserIdentifier: 'bob' });
    const { DeveloperUserIdentifierList } = await ids.lookupDeveloperIdentity({ IdentityPoolId, IdentityId: merged.IdentityId });
    is(DeveloperUserIdentifierList.sort().join(), 'ada,bob', 'the names of one identity');
    const { Identities } = await ids.listIdentities({ IdentityPoolId, MaxResults: 10 });
    is(Identities[0].CreationDate instanceof Date, true, 'a date');
  },
});
