/** A corpus of hostile requests and documents: each rule of the wire broken in each way. */
package folkmoot.door.activitypub.hostile;
