export default function apply(how, what) {
  return how(what); //@act
}
