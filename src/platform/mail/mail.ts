import nodemailer from 'nodemailer';
import type { Logger } from '../log.ts';

/** A letter in plain text. One `id` is one letter: who was sent it twice is shown it once. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** How letters go out. */
export interface Mailer {
  /** Resolves once the far server has taken the letter; throws where it did not, or may not have. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Where letters are handed in, and as whom. */
export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string;
  from: string;
}

/** Longest times of a hand-in, in ms: to connect, to be greeted, and without a sign of life. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** A mailer to the operator's own SMTP server; without one, letters are noted in the log by their subject and go nowhere. */
export function createMailer(log: Logger, smtp: SmtpSettings | null): Mailer {
  if (!smtp) {
    const send = async ({ to, subject }: Mail) => log.info({ to, subject }, 'a letter, and no SMTP server');
    return { send, close: () => undefined };
  }
  const { host } = new URL(smtp.url);
  const transport = nodemailer.createTransport(
    { url: smtp.url, ...LIMITS, disableFileAccess: true, disableUrlAccess: true },
    { from: smtp.from },
  );
  const send = async ({ id, ...letter }: Mail) => {
    await transport.sendMail({ ...letter, messageId: `<${id}@${host.split(':')[0]}>` });
  };
  return { send, close: () => transport.close() };
}
