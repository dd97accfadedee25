// Loaded into the server: when the program that started it is killed, nobody could end the server any more,
// so it ends too, as abruptly. Whatever was acknowledged is in the database.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
