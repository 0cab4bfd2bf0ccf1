/** Typed row keys and the one place that hands them out. A leaf: knows nothing else of ours. */
package folkmoot.platform.id;
