// Loaded into a client's own server: names below localhost are this machine, also where the system's resolver differs.
import dns from 'node:dns';

const lookup = dns.lookup;

dns.lookup = (name, options, callback) =>
  lookup(String(name).endsWith('.localhost') ? 'localhost' : name, options, callback);
