/** How somebody comes in with a browser: joining, proving an address, signing in with a password and a code, and a new password. */
package folkmoot.door.web.joining;
