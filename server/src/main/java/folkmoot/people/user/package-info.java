/**
 * Who can sign in here: registration, confirmation, passwords, browser sessions, one-use links. Tables {@code users},
 * {@code session}, {@code user_link}. What programs may do for them is {@code oauth}.
 */
package folkmoot.people.user;
