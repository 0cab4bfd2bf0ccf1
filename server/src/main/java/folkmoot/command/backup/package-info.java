/**
 * {@code folkmoot backup} and {@code folkmoot restore}: copies of the whole data folder of an instance with the database that comes along,
 * taken while it runs. What stands where is in {@code docs/operating/backup.md}.
 */
package folkmoot.command.backup;
