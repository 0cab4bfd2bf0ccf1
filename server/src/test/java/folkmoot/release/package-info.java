/** What {@code make dist} builds, as far as it can be asked without building it: what names what, and whether that is there. */
package folkmoot.release;
