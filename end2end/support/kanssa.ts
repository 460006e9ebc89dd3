// The service itself: the built program, on a free port, with its data in a folder of its own.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { demoContent } from "./content.ts";
import { Mailbox } from "./mailbox.ts";
import type { Language } from "./words.ts";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.KANSSA_BIN ?? join(root, "target/release/kanssa");
const site = process.env.KANSSA_SITE ?? join(root, "target/site");

/** A ready sign-in of the demo. */
export type Ready = { address: string; totp_secret?: string };

export class Kanssa {
  ready: Record<string, Ready> = {};
  log = "";
  private child?: ChildProcess;

  private constructor(
    readonly data: string,
    readonly port: number,
    readonly mailbox: Mailbox,
  ) {}

  /** Starts the service, with the demo or with nothing. */
  static async open(content: "demo" | "empty" = "demo"): Promise<Kanssa> {
    const data = await mkdtemp(join(await quickFolder(), "kanssa-e2e-"));
    const kanssa = new Kanssa(data, await freePort(), await Mailbox.open());
    if (content === "demo") {
      kanssa.ready = JSON.parse(await kanssa.run("demo", "--addr", kanssa.addr, "--json"));
    }
    await kanssa.start();
    return kanssa;
  }

  get addr(): string {
    return `127.0.0.1:${this.port}`;
  }

  get origin(): string {
    return `http://${this.addr}`;
  }

  /** Runs a command of the program to its end. Gives what it prints. */
  async run(...command: string[]): Promise<string> {
    const all = [...command, "--data", this.data];
    return (await promisify(execFile)(program, all, { env: this.environment() })).stdout;
  }

  /** Adds an account of the staff. Gives the secret of its second factor. */
  async addStaff(address: string, role: string, language: Language): Promise<string> {
    const line = ["staff", "add", "--role", role, "--language", language, "--name", role, "--data", this.data];
    const child = execFile(program, line, { env: this.environment() });
    child.stdin?.end(`${address}\n`);
    let printed = "";
    child.stdout?.on("data", (chunk) => (printed += chunk));
    await new Promise((done) => child.on("close", done));
    return /shown once\): (\w+)/.exec(printed)?.[1] ?? "";
  }

  /** Publishes a task of the demo that has closed two days ago. Gives its path. */
  async addClosedTask(): Promise<string> {
    const projects = demoContent().projects
      .map((project) => ({ ...project, tasks: project.tasks.filter((task) => task.closes_in_days < 0) }))
      .filter((project) => project.tasks.length > 0);
    const file = join(this.data, "closed.json");
    await writeFile(file, JSON.stringify({ projects }));
    return new URL((await this.run("task", "add", file)).trim()).pathname;
  }

  async start(): Promise<void> {
    const line = ["serve", "--addr", this.addr, "--data", this.data];
    const child = spawn(program, line, { env: this.environment(), stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => (this.log += chunk));
    child.stderr.on("data", (chunk) => (this.log += chunk));
    this.child = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the service did not start:\n${this.log}`);
      if (await isUp(`${this.origin}/readyz`)) return;
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.mailbox.close();
    await rm(this.data, { recursive: true, force: true });
  }

  private environment(): NodeJS.ProcessEnv {
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith("KANSSA_"));
    const own = { KANSSA_SITE: site, KANSSA_SMTP_URL: this.mailbox.url };
    return { ...Object.fromEntries(others), ...own };
  }
}

/** Memory, where there is plenty: the databases wait for the disk at every answer they promise to keep. */
async function quickFolder(): Promise<string> {
  const memory = "/dev/shm";
  const free = await statfs(memory).then(({ bavail, bsize }) => bavail * bsize, () => 0);
  return free > 1_000_000_000 ? memory : tmpdir();
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then((answer) => answer.ok, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
