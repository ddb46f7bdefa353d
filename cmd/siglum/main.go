// Command siglum makes, checks and shows TEI editions.
package main

func main() {}
