/**
 * Accounts: every actor we have a row for, local or remote, people as well as communities, departments and the instance
 * itself. Tables {@code account} and {@code account_stats}. On the wire: actor documents, {@code Update} and {@code Delete}
 * of actors. Nothing here makes a difference between a department and anybody else.
 */
package folkmoot.people.account;
