/** What everything stands on: HTTP, the database, jobs, ids, texts. Knows nothing of people or posts. */
package folkmoot.platform;
