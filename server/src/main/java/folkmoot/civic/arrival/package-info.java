/**
 * Moving in: proposals that were made on another platform, with what they had there. They take supports here like any other where they are
 * still open; what was counted there stands beside it and is never added. {@code docs/civic/moving-in.md} has the rules.
 */
package folkmoot.civic.arrival;
