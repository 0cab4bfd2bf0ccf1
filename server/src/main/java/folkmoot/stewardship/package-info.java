/** Who may join, what may stay, what the instance says of itself. */
package folkmoot.stewardship;
