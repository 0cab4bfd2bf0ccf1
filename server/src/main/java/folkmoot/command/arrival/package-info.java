/** Reads what other platforms export: each format becomes {@link folkmoot.civic.arrival.Arrival}s, one after the other. */
package folkmoot.command.arrival;
