// The program: composes configuration and commands, and is the only file that touches process.
