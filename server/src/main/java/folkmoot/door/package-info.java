/**
 * The doors: apps come in by {@code api}, other servers by {@code activitypub}, people with a browser by {@code web}. Here stands what
 * they share: who hears of what happens in the house ({@link folkmoot.door.Hearers}), and the ports.
 */
package folkmoot.door;
