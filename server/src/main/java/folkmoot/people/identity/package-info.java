/**
 * Which address this instance is known by. Ids never change once others know them, so the address is kept with the data:
 * commands use it whatever their settings say, and a server with another one is refused.
 */
package folkmoot.people.identity;
