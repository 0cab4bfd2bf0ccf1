/**
 * Other servers: which we have met, what they run, and which we have nothing to do with. Tables {@code instance} and
 * {@code domain_block}.
 */
package folkmoot.people.instance;
