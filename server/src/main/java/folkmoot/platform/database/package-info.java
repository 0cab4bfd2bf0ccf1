/**
 * Transactions on PostgreSQL. The connection pools are the brake of the whole server: waiting for a connection is
 * bounded and ends in {@link folkmoot.platform.problem.Overloaded}. Many small writes that may share one commit go through
 * {@link folkmoot.platform.database.GroupCommit}.
 */
package folkmoot.platform.database;
