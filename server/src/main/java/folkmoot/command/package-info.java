/**
 * The command line: a door like {@code api}. Each command prints text for people, or JSON with {@code --json}, and works
 * beside a running server (on its database) as well as alone. Wrong usage ends with 2, a refusal with 1 and a sentence.
 */
package folkmoot.command;
