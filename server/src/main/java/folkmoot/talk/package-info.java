/** What people say, do with what is said, and read. */
package folkmoot.talk;
