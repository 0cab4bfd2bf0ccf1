/** Pages for operators: first steps, settings without a restart, what waits, how it does, how much room it takes. For administrators only. */
package folkmoot.door.web.operation;
