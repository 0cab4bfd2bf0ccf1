/** How a feature tells those above it, whom it does not know, what happened: lists of observers, filled in one place. */
package folkmoot.platform.event;
