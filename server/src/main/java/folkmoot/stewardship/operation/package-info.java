/** What operators look at and do in the browser: how the instance does, what waits, what it keeps, its first steps. */
package folkmoot.stewardship.operation;
