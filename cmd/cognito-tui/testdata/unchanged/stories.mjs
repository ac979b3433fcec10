// What the scripts of this folder share: they take the address of an emulator and the folders of
// packages, tell stories, and write what each came to: "" or what went wrong.
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const [, , emulator, ...folders] = process.argv;
export const installed = (name) => folders.reduce((found, folder) => {
  try {
    return found ?? createRequire(join(folder, 'package.json'))(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}, undefined) ?? (() => { throw new Error(`${name} is in none of ${folders}`); })();

// asking makes a client's commands its methods: client.listUsers({ … }).
export const asking = (module, client) => new Proxy({}, {
  get: (_, name) => (input) => client.send(new module[`${name[0].toUpperCase()}${name.slice(1)}Command`](input)),
});

export const is = (got, want, what) => {
  if (got !== want) throw new Error(`${what}: got ${got}, want ${want}`);
};

// control asks the emulator what only a test suite may ask, or anything else that is JSON.
export const control = async (method, path, body) => {
  const answer = await fetch(emulator + path, { method, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

// sent returns the newest code that was sent to a user.
export const sent = async (pool, user) => (await control('GET', `/_outbox.json?${new URLSearchParams({ pool, user })}`)).at(-1)?.code;

// authenticator is the code of an authenticator app, some steps from now (RFC 6238).
export const authenticator = (secret, steps = 0) => {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1e6).padStart(6, '0');
};

// tell tells stories one after the other.
export const tell = async (stories) => {
  const told = {};
  for (const [name, story] of Object.entries(stories)) {
    told[name] = await story().then(() => '', (error) => String(error.stack ?? error));
  }
  process.stdout.write(JSON.stringify(told));
};
