/** Keys that a device keeps, by which members sign in (WebAuthn Level 2). */
package folkmoot.people.passkey;
