/** A community that moves to another instance, alone: how it leaves, and how it settles (docs/civic/moving.md). */
package folkmoot.civic.moving;
