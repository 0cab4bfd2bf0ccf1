/**
 * Checks a log from outside, by what anybody can read of it over HTTP: {@code folkmoot log verify}. It opens no database and believes
 * nobody. What it checks stands in {@code docs/civic/log.md}.
 */
package folkmoot.command.verify;
