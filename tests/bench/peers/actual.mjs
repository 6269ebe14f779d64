// Actual's sync server and its own messages, told by the parent when to begin.
//   node actual.mjs MODULES FOLDER RECORDS PORT PROXIED_PORT cell|record
// One message a cell is what Actual sends; one message a record is the kindest reading of it. The
// client only sends and receives: nothing is written into tables on its side.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";

const [, , modules, folder, records, port, proxied, grain] = process.argv;
const require = createRequire(`${modules}/@actual-app/sync-server/`);
const { SyncProtoBuf, Timestamp } = require("@actual-app/crdt");
const BATCH = 5000;
const ZERO = "1970-01-01T00:00:00.000Z-0000-0000000000000000";
const url = `http://127.0.0.1:${proxied}`;
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const say = async (found) => {
  process.stdout.write(JSON.stringify(found) + "\n");
  await lines.next();
};
const timed = async (run) => {
  const begin = process.hrtime.bigint();
  const result = await run();
  return [Number(process.hrtime.bigint() - begin) / 1e9, result];
};
const post = async (path, body, headers = {}) => {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return answer.json();
};

function messagesOf(rows) {
  let made = 0;
  const base = Date.now() - 10_000_000;
  const stamp = () => new Timestamp(base + (made >> 4), made++ & 15, "80dd7da215247293").toString();
  if (grain === "record") return rows.map((row) => [stamp(), row.id, "doc", JSON.stringify(row)]);
  return rows.flatMap((row) =>
    Object.entries(row)
      .filter(([name]) => name !== "id")
      .map(([name, value]) => [stamp(), row.id, name, String(value)]),
  );
}

function request(file, group, since, messages) {
  const made = new SyncProtoBuf.SyncRequest();
  made.setFileid(file);
  made.setGroupid(group);
  made.setKeyid("");
  made.setSince(since);
  for (const [stamp, row, column, value] of messages) {
    const message = new SyncProtoBuf.Message();
    message.setDataset("rec");
    message.setRow(row);
    message.setColumn(column);
    message.setValue(`S:${value}`);
    const envelope = new SyncProtoBuf.MessageEnvelope();
    envelope.setTimestamp(stamp);
    envelope.setIsencrypted(false);
    envelope.setContent(message.serializeBinary());
    made.addMessages(envelope);
  }
  return Buffer.from(made.serializeBinary());
}

async function main() {
  const entry = `${modules}/@actual-app/sync-server/build/bin/actual-server.js`;
  fs.mkdirSync(`${folder}/data`, { recursive: true });
  const server = spawn(process.execPath, [entry], {
    env: { ...process.env, ACTUAL_HOSTNAME: "127.0.0.1", ACTUAL_PORT: port, ACTUAL_DATA_DIR: `${folder}/data` },
    stdio: "ignore",
  });
  try {
    for (let wait = 0; wait < 100; wait++) {
      try {
        // Its own port: a connection that the proxy cannot pass on leaves fetch waiting for ever.
        await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    await post("/account/bootstrap", { password: "p" });
    const login = await post("/account/login", { password: "p", loginMethod: "password" });
    const token = { "X-ACTUAL-TOKEN": login.data.token };
    const file = "records";
    const made = await fetch(`${url}/sync/upload-user-file`, {
      method: "POST",
      headers: {
        ...token,
        "x-actual-file-id": file,
        "x-actual-name": "n",
        "x-actual-format": "2",
        "Content-Type": "application/encrypted-file",
      },
      body: Buffer.from("zip"),
    });
    const { groupId } = await made.json();
    const sync = async (since, messages) => {
      const answer = await fetch(`${url}/sync/sync`, {
        method: "POST",
        headers: { ...token, "Content-Type": "application/actual-sync" },
        body: request(file, groupId, since, messages),
      });
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      return SyncProtoBuf.SyncResponse.deserializeBinary(Buffer.from(await answer.arrayBuffer()));
    };
    const messages = messagesOf(JSON.parse(fs.readFileSync(records)));
    const future = new Timestamp(Date.now() + 60_000, 0, "ffffffffffffffff").toString();
    await say({ phase: "ready" });
    const [push] = await timed(async () => {
      for (let at = 0; at < messages.length; at += BATCH) await sync(future, messages.slice(at, at + BATCH));
    });
    await say({ phase: "push", seconds: push });
    const [pull, found] = await timed(() => sync(ZERO, []));
    await say({ phase: "pull", seconds: pull });
    const [idle] = await timed(() => sync(future, []));
    await say({ phase: "idle", seconds: idle });
    if (found.getMessagesList().length !== messages.length) throw new Error("messages are missing");
  } finally {
    server.kill();
  }
  process.exit(0);
}

main().catch((error) => {
  console.error(String(error));
  process.exit(1);
});
