/**
 * Moving out and arriving: {@code folkmoot export} and {@code folkmoot import} of a folder with everything that an instance or one
 * community knows. Tables are walked as the database itself describes them, so a new one cannot be forgotten: the list of what becomes
 * of each ({@code archive/tables.txt}) is compared with the schema by a test. What is written stands in {@code docs/export.md}.
 */
package folkmoot.command.archive;
