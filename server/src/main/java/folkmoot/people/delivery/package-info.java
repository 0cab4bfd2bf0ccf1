/**
 * Activities on their way to other servers. Tables {@code delivery}, {@code delivery_body} and {@code delivery_host}: an
 * activity is serialised once, stored in the transaction that caused it, and signed when it is sent.
 */
package folkmoot.people.delivery;
