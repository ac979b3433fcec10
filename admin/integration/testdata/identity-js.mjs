// Signs in with amazon-cognito-identity-js, AWS's own client, which nobody here wrote. It takes the
// folder of the package, reads from standard input where to sign in and as whom, and writes what
// each story came to: "" or what went wrong.
import { createDiffieHellman, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(join(process.argv[2], 'package.json'));
const { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } = require('amazon-cognito-identity-js');
const BigInteger = require('amazon-cognito-identity-js/lib/BigInteger').default;
const asked = JSON.parse(await text(process.stdin));

// Storage is a browser's, of one person on one device.
class Storage {
  items = {};
  setItem(key, value) { this.items[key] = value; return value; }
  getItem(key) { return this.items[key]; }
  removeItem(key) { return delete this.items[key]; }
  clear() { this.items = {}; }
}

const poolOf = (name, storage = new Storage()) => new CognitoUserPool({
  UserPoolId: asked.pools[name].id, ClientId: asked.pools[name].client, endpoint: asked.endpoint, Storage: storage,
});
const userOf = (pool, name) => new CognitoUser({ Username: name, Pool: pool, Storage: pool.storage });

// call makes a promise of a method that takes a Node callback last.
const call = (on, method, ...args) => new Promise((resolve, reject) =>
  on[method](...args, (error, result) => error ? reject(error) : resolve(result)));

// outcome makes a promise of a method that takes an object of callbacks: it resolves to whichever
// was called, with its arguments.
const callbacks = ['onSuccess', 'newPasswordRequired', 'mfaRequired', 'totpRequired', 'mfaSetup', 'selectMFAType', 'customChallenge', 'associateSecretCode'];
const outcome = (start) => new Promise((resolve, reject) => start({
  onFailure: reject,
  ...Object.fromEntries(callbacks.map((name) => [name, (...args) => resolve({ name, args })])),
}));
const signIn = (user, password) => outcome((on) =>
  user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password: password }), on));

const is = (got, want, what) => {
  if (got !== want) throw new Error(`${what}: got ${got}, want ${want}`);
};
const fails = async (promise, want, what) => {
  const error = await promise.then((done) => new Error(`no failure but ${JSON.stringify(done?.name ?? done)}`), (error) => error);
  is(`${error.code}: ${error.message}`, want, what);
};

// sent returns the newest code that was sent to a user.
const sent = async (pool, name) => (await (await fetch(`${asked.outbox}?pool=${asked.pools[pool].id}&user=${encodeURIComponent(name)}`)).json()).Code;

// authenticator is the code of an authenticator app, some steps from now (RFC 6238).
const authenticator = (secret, steps = 0) => {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1e6).padStart(6, '0');
};

const done = (result, what) => is(result.name, 'onSuccess', what);

// withCode signs in and gives the code that was sent by text message.
const withCode = async (pool, user, name, password) => {
  is((await signIn(user, password)).name, 'mfaRequired', 'sign-in');
  const code = await sent(pool, name);
  return outcome((on) => user.sendMFACode(code, on));
};

const { password } = asked;
const stories = {
  async 'sign-up, SRP, refresh, sign-out'() {
    const pool = poolOf('plain');
    const attributes = [new CognitoUserAttribute({ Name: 'email', Value: 'ada@example.com' })];
    const made = await call(pool, 'signUp', 'ada', password, attributes, null);
    await fails(signIn(made.user, password), 'UserNotConfirmedException: User is not confirmed.', 'before the confirmation');
    await call(made.user, 'confirmRegistration', await sent('plain', 'ada'), false);
    done(await signIn(made.user, password), 'sign-in');
    const session = made.user.getSignInUserSession();
    is(session.getIdToken().payload.email, 'ada@example.com', 'e-mail of the ID token');
    is((await call(made.user, 'getUserAttributes')).find((a) => a.Name === 'email').Value, 'ada@example.com', 'attributes');
    const before = session.getAccessToken().getJwtToken();
    const refreshed = await call(made.user, 'refreshSession', session.getRefreshToken());
    is(refreshed.getAccessToken().getJwtToken() === before, false, 'the same access token again');
    await outcome((on) => made.user.globalSignOut(on));
    await fails(call(userOf(pool, 'ada'), 'refreshSession', session.getRefreshToken()),
      'NotAuthorizedException: Refresh Token has been revoked', 'refresh after sign-out');
    done(await signIn(made.user, password), 'sign-in again');
    const again = made.user.getSignInUserSession().getRefreshToken();
    await new Promise((resolve) => made.user.signOut(resolve)); // revokes the refresh token
    await fails(call(userOf(pool, 'ada'), 'refreshSession', again), 'NotAuthorizedException: Refresh Token has been revoked', 'refresh after revocation');
  },

  async 'a wrong password, and nobody'() {
    await fails(signIn(userOf(poolOf('plain'), 'bob'), 'Wrong-horse-7'), 'NotAuthorizedException: Incorrect username or password.', 'wrong password');
    await fails(signIn(userOf(poolOf('plain'), 'nobody'), password), 'UserNotFoundException: User does not exist.', 'nobody');
    await fails(signIn(userOf(poolOf('hiding'), 'nobody'), password), 'NotAuthorizedException: Incorrect username or password.', 'nobody, hidden');
    done(await signIn(userOf(poolOf('plain'), 'bob'), password), 'the right one');
  },

  async 'an alias'() {
    const user = userOf(poolOf('aliases'), 'carol@example.com');
    done(await signIn(user, password), 'sign-in');
    is(user.getUsername(), 'carol', 'the name in SRP');
  },

  async 'a new password'() {
    const user = userOf(poolOf('plain'), 'invited');
    const next = await signIn(user, password);
    is(next.name, 'newPasswordRequired', 'sign-in');
    done(await outcome((on) => user.completeNewPasswordChallenge('Another-horse-8', {}, on)), 'the new password');
    done(await signIn(userOf(poolOf('plain'), 'invited'), 'Another-horse-8'), 'sign-in with it');
  },

  async 'USER_PASSWORD_AUTH'() {
    const user = userOf(poolOf('plain'), 'dora');
    user.setAuthenticationFlowType('USER_PASSWORD_AUTH');
    done(await signIn(user, password), 'sign-in');
  },

  async 'CUSTOM_AUTH without triggers'() {
    const user = userOf(poolOf('plain'), 'dora');
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    await fails(signIn(user, password), 'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.', 'sign-in');
  },

  async 'a code by text message'() {
    const user = userOf(poolOf('mfa'), 'sms');
    is((await signIn(user, password)).name, 'mfaRequired', 'sign-in');
    await fails(outcome((on) => user.sendMFACode('000000x', on)), 'CodeMismatchException: Invalid code or auth state for the user.', 'a wrong code');
    done(await outcome(async (on) => user.sendMFACode(await sent('mfa', 'sms'), on)), 'the right code');
  },

  async 'an authenticator app, set up on the way'() {
    const user = userOf(poolOf('required'), 'dora');
    is((await signIn(user, password)).name, 'mfaSetup', 'sign-in');
    const [secret] = (await outcome((on) => user.associateSoftwareToken(on))).args;
    await fails(outcome((on) => user.verifySoftwareToken('000000', 'phone', on)),
      'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA', 'a wrong code');
    done(await outcome((on) => user.verifySoftwareToken(authenticator(secret), 'phone', on)), 'the right code');
    const again = userOf(poolOf('required'), 'dora');
    is((await signIn(again, password)).name, 'totpRequired', 'sign-in again');
    done(await outcome((on) => again.sendMFACode(authenticator(secret, 1), on, 'SOFTWARE_TOKEN_MFA')), 'the code');
  },

  async 'a choice of second factors'() {
    const user = userOf(poolOf('mfa'), 'both');
    is((await signIn(user, password)).name, 'selectMFAType', 'sign-in');
    is((await outcome((on) => user.sendMFASelectionAnswer('SOFTWARE_TOKEN_MFA', on))).name, 'totpRequired', 'the choice');
    done(await outcome((on) => user.sendMFACode(authenticator(asked.secret), on, 'SOFTWARE_TOKEN_MFA')), 'the code');
  },

  async 'a device is remembered, used and forgotten'() {
    const pool = poolOf('devices');
    let user = userOf(pool, 'sms');
    done(await withCode('devices', user, 'sms', password), 'the code');
    user = userOf(pool, 'sms');
    done(await signIn(user, password), 'sign-in with the device, without a code');
    is(user.getSignInUserSession().getAccessToken().payload.device_key, user.deviceKey, 'device_key');
    await call(user, 'refreshSession', user.getSignInUserSession().getRefreshToken());
    const { Devices } = await new Promise((onSuccess, onFailure) => user.listDevices(10, null, { onSuccess, onFailure }));
    is(Devices.length, 1, 'devices');
    is(Devices[0].DeviceKey, user.deviceKey, 'the key of the device');
    await new Promise((onSuccess, onFailure) => user.getDevice({ onSuccess, onFailure }));

    await new Promise((onSuccess, onFailure) => user.setDeviceStatusNotRemembered({ onSuccess, onFailure }));
    user = userOf(pool, 'sms');
    done(await withCode('devices', user, 'sms', password), 'a code again while it is not remembered');
    user.getCachedDeviceKeyAndPassword();
    await new Promise((onSuccess, onFailure) => user.setDeviceStatusRemembered({ onSuccess, onFailure }));
    user = userOf(pool, 'sms');
    done(await signIn(user, password), 'sign-in with the device once it is remembered again');

    // The client keeps its key, which the pool no longer knows: it begins again without it.
    await new Promise((onSuccess, onFailure) => user.forgetSpecificDevice(user.deviceKey, { onSuccess, onFailure }));
    const old = user.deviceKey;
    user = userOf(pool, 'sms');
    done(await withCode('devices', user, 'sms', password), 'a code again once it is forgotten');
    is(user.deviceKey === old, false, 'the same device again');
  },

  async 'a device that the user is asked about'() {
    const pool = poolOf('prompting');
    let user = userOf(pool, 'sms');
    const first = await withCode('prompting', user, 'sms', password);
    is(first.args[1], true, 'userConfirmationNecessary');
    await new Promise((onSuccess, onFailure) => user.setDeviceStatusRemembered({ onSuccess, onFailure }));
    // This pool asks for the code all the same, and then for the device.
    user = userOf(pool, 'sms');
    done(await withCode('prompting', user, 'sms', password), 'code and device');
    is((user.getSignInUserSession().getAccessToken().payload.device_key ?? '') === user.deviceKey, true, 'device_key');
  },
};

const report = { stories: {}, signedIn: 0, failed: [] };
for (const [name, story] of Object.entries(stories)) {
  report.stories[name] = await story().then(() => '', (error) => `${error.code ?? ''} ${error.stack ?? error}`);
}

// The client's own powers take seconds of a busy machine, OpenSSL's milliseconds. The first users
// have the client's; what it hashes, and in which form, stays its own for all.
const bytes = (n) => Buffer.from(n.toString(16).padStart(n.toString(16).length + n.toString(16).length % 2, '0'), 'hex');
const quickly = function (exponent, modulus, callback) {
  const power = createDiffieHellman(bytes(modulus), 2);
  power.setPrivateKey(bytes(exponent));
  callback(null, new BigInteger(power.computeSecret(bytes(this.mod(modulus))).toString('hex'), 16));
};
for (const [i, { name, password }] of asked.users.entries()) {
  if (i === asked.unhurried) BigInteger.prototype.modPow = quickly;
  const result = await signIn(userOf(poolOf('plain'), name), password).catch((error) => error);
  if (result.name === 'onSuccess') report.signedIn++;
  else report.failed.push(`${name} ${JSON.stringify(password)}: ${result.message ?? result.name}`);
}
process.stdout.write(JSON.stringify(report));
