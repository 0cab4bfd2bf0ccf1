/**
 * The settings as typed records. {@code folkmoot-reference.toml} describes each with its default; the operator's file and
 * then the environment override them. Nothing else reads the environment.
 */
package folkmoot.config;
