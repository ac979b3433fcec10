// Labels the corpus with AWS's own verifier. It reads cases as JSON from
// standard input and writes {name: {valid, reason}} to standard output. The folder
// of node_modules is an argument.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.argv[2] + "/");
const { AlbJwtVerifier, CognitoJwtVerifier, JwtVerifier } = require("aws-jwt-verify");
const { SimpleJwksCache } = require("aws-jwt-verify/jwk");

const cases = JSON.parse(readFileSync(0, "utf8"));
const verdicts = {};
for (const c of cases) {
  Date.now = () => c.now * 1000;
  try {
    verify(c);
    verdicts[c.name] = { valid: true, reason: "" };
  } catch (err) {
    verdicts[c.name] = { valid: false, reason: `${err.name}: ${err.message}`.slice(0, 300) };
  }
}
process.stdout.write(JSON.stringify(verdicts));

function verify(c) {
  const jwks = JSON.parse(c.keys);
  if (c.signer) {
    const options = { albArn: c.signer, issuer: c.issuer, clientId: c.clients, graceSeconds: c.skew };
    const verifier = AlbJwtVerifier.create(options, { jwksCache: new SimpleJwksCache() });
    verifier.cacheJwks(jwks);
    return verifier.verifySync(c.token);
  }
  if (c.issuer) {
    const options = { issuer: c.issuer, audience: c.clients, jwksUri: c.issuer + "/.well-known/jwks_uri", graceSeconds: c.skew };
    const verifier = JwtVerifier.create(options);
    verifier.cacheJwks(jwks);
    return verifier.verifySync(c.token);
  }
  const verifier = CognitoJwtVerifier.create({
    userPoolId: c.pool,
    tokenUse: c.use || null,
    clientId: c.clients,
    groups: c.groups,
    scope: c.scopes,
    graceSeconds: c.skew,
  });
  verifier.cacheJwks(jwks);
  return verifier.verifySync(c.token);
}
