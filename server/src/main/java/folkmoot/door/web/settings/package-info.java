/**
 * The pages on which somebody says how they want things to be: one a subject, below {@code /settings}. Each write goes through the method that the
 * client API calls, so that there is no second rule.
 */
package folkmoot.door.web.settings;
