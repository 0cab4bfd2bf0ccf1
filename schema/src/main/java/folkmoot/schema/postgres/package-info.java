/**
 * The PostgreSQL that comes along: unpacks the binaries, makes the cluster, runs it beside this process and never lets
 * it outlive it. A database of one's own (15 or newer) needs nothing of this.
 */
package folkmoot.schema.postgres;
