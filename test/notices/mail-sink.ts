import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A letter as the sink took it. */
export interface TakenLetter {
  to: string[];
  raw: string;
}

/** A small SMTP server on 127.0.0.1 that wants a user and a password, and fails as often as it is told before it takes a letter. */
export class MailSink {
  readonly letters: TakenLetter[] = [];
  failures = 0;
  /** Called with each letter before it is answered. */
  beforeAnswer: () => Promise<void> = async () => undefined;
  readonly #server: SMTPServer;

  constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        const isKnown = username === 'hub' && password === 'a password';
        done(isKnown ? null : new Error('no'), isKnown ? { user: 'hub' } : undefined);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          if (this.failures-- > 0) return done(Object.assign(new Error('try again'), { responseCode: 451 }));
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.letters.push({ to, raw: Buffer.concat(chunks).toString() });
          await this.beforeAnswer();
          done();
        });
      },
    });
  }

  /** Begins to listen, until the test ends; answers its address for SMTP_URL. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => this.#server.close(() => resolve())));
    const { port } = this.#server.server.address() as { port: number };
    return `smtp://hub:a%20password@127.0.0.1:${port}`;
  }
}
