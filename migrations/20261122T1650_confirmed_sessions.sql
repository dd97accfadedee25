-- When whoever holds a session last proved again who they are.
alter table auth."session" add column "confirmedAt" timestamptz;
