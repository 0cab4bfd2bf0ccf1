/** What tests of several packages share. */
package folkmoot.testing;
