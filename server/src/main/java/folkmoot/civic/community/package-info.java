/**
 * Communities of this instance. Each is a {@code Group} account that people join by following it, with a clerk (a
 * {@code Service} account that publishes and posts notices for it), house rules, categories, areas, moderators and a
 * threshold rule, all public.
 */
package folkmoot.civic.community;
