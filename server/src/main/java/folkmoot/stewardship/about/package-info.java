/**
 * What an instance says of itself: its rules, its description, its privacy policy and its terms. Tables
 * {@code instance_rule} and {@code instance_document}; the operator writes them by command, clients and pages show them.
 */
package folkmoot.stewardship.about;
