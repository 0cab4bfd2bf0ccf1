/**
 * How public bodies answer: counted by a job into {@code body_statistic}, and read from there, so that no page and no request costs
 * more the more a body is asked.
 */
package folkmoot.civic.statistics;
