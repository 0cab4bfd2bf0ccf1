/** How busy the instance is, in figures for moderators: nothing is kept, everything is counted from the tables of the features. */
package folkmoot.stewardship.dashboard;
