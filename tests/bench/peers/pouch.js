// PouchDB and express-pouchdb, told by the parent when to begin: a line in, a line of JSON out.
//   node pouch.js MODULES FOLDER RECORDS PORT PROXIED_PORT [server]
const [, , modules, folder, records, port, proxied, part] = process.argv;
const fs = require("fs");
const PouchDB = require(`${modules}/pouchdb`);
const BATCH = 500;

if (part === "server") {
  fs.mkdirSync(`${folder}/server`, { recursive: true });
  const app = require(`${modules}/express`)();
  const served = PouchDB.defaults({ prefix: `${folder}/server/` });
  const options = { mode: "minimumForPouchDB", logPath: `${folder}/log.txt` };
  app.use("/", require(`${modules}/express-pouchdb`)(served, options));
  app.listen(+port, "127.0.0.1");
} else {
  const { spawn } = require("child_process");
  const lines = require("readline").createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const say = async (found) => {
    process.stdout.write(JSON.stringify(found) + "\n");
    await lines.next();
  };
  const timed = async (run) => {
    const begin = process.hrtime.bigint();
    const result = await run();
    return [Number(process.hrtime.bigint() - begin) / 1e9, result];
  };
  const main = async () => {
    fs.mkdirSync(`${folder}/clients`, { recursive: true });
    const server = spawn(process.execPath, [...process.argv.slice(1, 7), "server"], { stdio: "ignore" });
    try {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const url = `http://127.0.0.1:${proxied}/records`;
      const at = (name) => new PouchDB(name, { prefix: `${folder}/clients/` });
      const rows = JSON.parse(fs.readFileSync(records));
      const first = at("a");
      const second = at("b");
      await first.bulkDocs(rows.map((row) => ({ _id: row.id, ...row })));
      await say({ phase: "ready" });
      const options = { batch_size: BATCH, batches_limit: 10 };
      const [push] = await timed(() => first.replicate.to(url, options));
      await say({ phase: "push", seconds: push });
      const [pull, result] = await timed(() => second.replicate.from(url, options));
      await say({ phase: "pull", seconds: pull });
      const [idle] = await timed(() => first.replicate.to(url, options));
      await say({ phase: "idle", seconds: idle });
      if (result.docs_written !== rows.length) throw new Error(`${result.docs_written} arrived`);
    } finally {
      server.kill();
    }
    process.exit(0);
  };
  main().catch((error) => {
    console.error(String(error));
    process.exit(1);
  });
}
