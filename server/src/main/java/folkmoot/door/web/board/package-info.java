/** The noticeboard where something is done: forms of every kind of matter, and the page of one. */
package folkmoot.door.web.board;
