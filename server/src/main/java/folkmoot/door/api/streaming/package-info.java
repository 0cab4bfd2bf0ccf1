/** Client API, streaming: what was committed, told to open connections. */
package folkmoot.door.api.streaming;
