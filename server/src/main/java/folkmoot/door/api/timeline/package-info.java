/** Client API, timelines, lists, conversations and markers. */
package folkmoot.door.api.timeline;
