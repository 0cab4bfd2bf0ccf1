/**
 * Opinion rounds: short statements that people agree with, disagree with or pass, and the groups and bridges that show in the answers. Own code
 * after the method that Polis published (C. Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion spaces", 2021); {@code docs/civic/opinions.md}
 * says each step.
 */
package folkmoot.civic.opinion;
