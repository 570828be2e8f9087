module glane

go 1.26
